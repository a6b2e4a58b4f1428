using System.Collections.Immutable;

namespace Handoff.Console.Accounts;

/// <param name="User">What was typed, put back after a fault.</param>
/// <param name="Notice">Why the reader is here, for example because they were signed out.</param>
public sealed record SignInModel(string ReturnUrl, string User = "", string? Fault = null, string? Notice = null);

public sealed record SetupModel(string Key, string User = "", string Name = "", string? Fault = null);

/// <param name="Who">First name of the account's owner.</param>
public sealed record PasswordModel(string Key, string Who, string User, string? Fault = null);

public sealed record AccountModel(string Name, string? Fault = null, bool Changed = false);

/// <param name="Link">A password link just made, shown this once, with whom it is for.</param>
public sealed record TeamModel(
    ImmutableArray<MemberModel> Members,
    string? Fault = null,
    string User = "",
    string Name = "",
    string? Link = null,
    string? LinkFor = null);

public sealed record MemberModel(string Id, string User, string Name, string Role, string State, bool Disabled, bool Self);
