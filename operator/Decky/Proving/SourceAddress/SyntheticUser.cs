using System.Security.Cryptography;
using Decnet.Workers.Contract;

namespace Decnet.Operator.Decky.Proving.SourceAddress;

/// <summary>
/// A name that only the operator knows to be its own: it looks like one of the thousands that are guessed on any host every day.
/// </summary>
internal static class SyntheticUser
{
    private const string Digits = "0123456789";

    /// <summary>Such as <c>jtavoker83</c>: one of three thousand million.</summary>
    public static string Name() => string.Concat(ProofLogIn.Places.Select(letters => RandomNumberGenerator.GetString(letters, 1)));

    public static string Password() => RandomNumberGenerator.GetString(ProofLogIn.Consonants + ProofLogIn.Vowels + Digits, 10);
}
