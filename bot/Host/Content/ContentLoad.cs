using System.Collections.Immutable;
using Bot.Core.Dialogs;

namespace Bot.Host.Content;

/// <summary>What came of reading a dialogs folder.</summary>
/// <param name="Book">Null if there is any fault.</param>
/// <param name="Version">Of what was read, faulty or not: hash of the files, first 12 hex digits; empty if the folder can't be read.</param>
/// <param name="Faults">All of them, in the order of files and lines.</param>
/// <param name="Warnings">What an editor should look at and what keeps nothing from starting.</param>
internal sealed record ContentLoad(DialogBook? Book, string Version, ImmutableArray<ContentFault> Faults, ImmutableArray<ContentFault> Warnings);
