namespace Decnet.Api.Admitting;

/// <summary>What somebody wants to do to a resource of decnet.io.</summary>
/// <param name="Namespace">Null: everywhere.</param>
internal sealed record Question(string Verb, string Resource, string? Namespace)
{
    public const string Group = "decnet.io";

    /// <summary>Sessions, what was typed and shown, profiles, attackers. It stands for what the API tells; the cluster has no such kind.</summary>
    public const string Recordings = "recordings";

    /// <summary>Passwords that were tried, and what was typed at a password prompt.</summary>
    public const string Credentials = "credentials";

    public override string ToString() => $"{Verb} {Resource}.{Group} {(Namespace is null ? "in every namespace" : $"in namespace {Namespace}")}";
}
