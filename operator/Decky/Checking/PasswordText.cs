namespace Decnet.Operator.Decky.Checking;

/// <summary>What can be typed at a password prompt.</summary>
internal static class PasswordText
{
    public const int Longest = 128;
    public const string Rule = "must be 1 to 128 characters without control characters";

    public static bool IsPossible(string password) =>
        password.Length is > 0 and <= Longest && !password.Any(char.IsControl);
}
