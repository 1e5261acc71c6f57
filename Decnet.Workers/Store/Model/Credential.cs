namespace Decnet.Store.Model;

/// <summary>A name and a secret that somebody tried at one service of one decky, and how often.</summary>
public sealed class Credential
{
    public long Id { get; set; }

    public long? AttackerId { get; set; }

    public string Address { get; set; } = "";

    public required string Namespace { get; set; }

    public required string Decky { get; set; }

    public string Service { get; set; } = "";

    public string UserName { get; set; } = "";

    /// <summary>For people; empty when it is not known (of an account that doesn't exist).</summary>
    public string Secret { get; set; } = "";

    /// <summary>Exact, as far as the recorder kept it.</summary>
    public string SecretBase64 { get; set; } = "";

    public bool Accepted { get; set; }

    public long FirstUs { get; set; }

    public long LastUs { get; set; }

    public int Count { get; set; }
}
