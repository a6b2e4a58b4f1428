using System.CommandLine;
namespace Bot.Host.Commands;
internal static class TalkCommand { public static Command Create() => new("talk"); }
