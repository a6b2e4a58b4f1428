using System.CommandLine;
namespace Bot.Host.Commands;
internal static class ClassifyCommand { public static Command Create() => new("classify"); }
