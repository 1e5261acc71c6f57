using System.Security.Cryptography;

namespace Decnet.Operator.Decky.Proving.SourceAddress;

/// <summary>
/// A name that only the operator knows to be its own: it looks like one of the thousands that are guessed on any host every day.
/// </summary>
internal static class SyntheticUser
{
    private const string Consonants = "bcdfghjklmnprstvwz";
    private const string Vowels = "aeiou";
    private const string Digits = "0123456789";

    /// <summary>Such as <c>jtavoker83</c>: one of three thousand million.</summary>
    public static string Name() => string.Concat(
        Pick(Consonants), Pick(Consonants), Pick(Vowels), Pick(Consonants), Pick(Vowels), Pick(Consonants), Pick(Vowels), Pick(Consonants),
        Pick(Digits), Pick(Digits));

    public static string Password() => RandomNumberGenerator.GetString(Consonants + Vowels + Digits, 10);

    private static string Pick(string letters) => RandomNumberGenerator.GetString(letters, 1);
}
