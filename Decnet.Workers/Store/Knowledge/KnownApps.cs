using Decnet.Workers.Contract;

namespace Decnet.Store.Knowledge;

/// <summary>Log entries that are ours and no decky's: who speaks, and of what.</summary>
public static class KnownApps
{
    public const string Collector = "collector";

    public const string Operator = "operator";

    /// <summary>A shard is not what it was when it was read.</summary>
    public const string Tampered = "shard_tampered";

    /// <summary>A log began behind the line that was read last.</summary>
    public const string Gap = "log_gap";

    /// <summary>The operator is about to try to log in itself.</summary>
    public const string Proof = ProofLogIn.MessageId;

    /// <summary>The attempt that was the operator's.</summary>
    public const string ProofMet = "proof_login_met";

    /// <summary>A decky gets other services.</summary>
    public const string Mutated = "decky_mutated";
}
