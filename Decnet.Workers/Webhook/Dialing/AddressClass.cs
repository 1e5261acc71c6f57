namespace Decnet.Webhook.Dialing;

internal enum AddressClass
{
    Public,

    /// <summary>Of an inner network: only where it is allowed.</summary>
    Private,

    /// <summary>Never dialled, whatever is allowed.</summary>
    Never,
}
