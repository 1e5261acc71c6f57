namespace Decnet.Workers.Contract;

/// <summary>
/// What the operator says in its own log (RFC 5424) before it tries to log in to a decky itself, to prove that addresses are kept: that one attempt makes nobody an attacker. Collectors read
/// it where the operator writes, so nobody on a decky can say it.
/// </summary>
internal static class ProofLogIn
{
    public const string MessageId = "proof_login";

    public const string Element = "relay@55555";

    public const string Namespace = "namespace";

    public const string Decky = "decky";

    public const string Service = "service";

    public const string User = "username";

    public const string Consonants = "bcdfghjklmnprstvwz";

    public const string Vowels = "aeiou";

    private const string Digits = "0123456789";

    // Such as jtavoker83.
    private static readonly string[] Letters = [Consonants, Consonants, Vowels, Consonants, Vowels, Consonants, Vowels, Consonants, Digits, Digits];

    /// <summary>Characters that may stand at each place of such a name.</summary>
    public static IReadOnlyList<string> Places => Letters;

    /// <summary>A name of the kind that the operator uses. Hardly anybody else does, so whoever has such a name can be looked up, or waited for, at no cost to others.</summary>
    public static bool CouldBe(string name)
    {
        if (name.Length != Letters.Length)
            return false;

        for (var i = 0; i < name.Length; i++)
        {
            if (!Letters[i].Contains(name[i], StringComparison.Ordinal))
                return false;
        }

        return true;
    }
}
