namespace Handoff.Console.Accounts;

/// <summary>What a sign-in name, a first name and a password may be. A fault is a sentence for the form; null is none.</summary>
internal static class AccountRules
{
    public const int MinPassword = 12;
    public const int MinBootstrapPassword = 8;
    public const int MaxPassword = 128;
    public const int MaxUser = 64;
    public const int MaxName = 40;

    /// <summary>Words that most guessed passwords are made of: with digits and signs around them they protect nothing.</summary>
    private static readonly string[] GuessedFirst =
    [
        "password", "passwort", "contrasena", "benefitsbot", "benefits", "advocate", "supervisor", "administrator", "admin",
        "welcome", "bienvenido", "letmein", "changeme", "qwertyuiop", "qwerty", "asdfghjkl", "iloveyou", "teamo", "sunshine",
        "princess", "football", "baseball", "monkey", "dragon", "trustno", "secret", "default", "abcdefghijkl", "winter", "summer",
    ];

    public static string FoldUser(string? user) => (user ?? "").Trim().ToLowerInvariant();

    public static string? UserFault(string user) => user switch
    {
        { Length: 0 } => "Enter a sign-in name.",
        { Length: > MaxUser } => "A sign-in name has at most 64 characters.",
        _ when !user.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '@' or '+') =>
            "A sign-in name has only letters a to z, digits and . _ - @ +",
        _ => null,
    };

    public static string? NameFault(string name) => name switch
    {
        { Length: 0 } => "Enter the first name that clients will see.",
        { Length: > MaxName } => "A first name has at most 40 characters.",
        _ when name.Any(char.IsControl) || !name.Any(char.IsLetter) => "A first name is made of letters.",
        _ => null,
    };

    public static string? PasswordFault(string password, string user)
    {
        if (password.Length < MinPassword) return "Use at least 12 characters. Three or four unrelated words are easy to remember.";
        if (password.Length > MaxPassword) return "Use at most 128 characters.";
        return IsEasy(password.ToLowerInvariant(), user)
            ? "That password is easy to guess. Use three or four unrelated words."
            : null;
    }

    /// <summary>Of an operator's own configuration, which no guesser sees: only what is plainly a slip is refused.</summary>
    public static string? BootstrapPasswordFault(string password) => password.Length switch
    {
        < MinBootstrapPassword => $"Use at least {MinBootstrapPassword} characters.",
        > MaxPassword => "Use at most 128 characters.",
        _ => null,
    };

    private static bool IsEasy(string folded, string user)
    {
        if (folded.Distinct().Count() < 5 || (user.Length >= 4 && folded.Contains(user, StringComparison.Ordinal))) return true;

        var letters = new string([.. folded.Where(char.IsLetter)]);
        foreach (var word in GuessedFirst) letters = letters.Replace(word, "", StringComparison.Ordinal);
        return letters.Length < 4;
    }
}
