namespace Decnet.Webhook.Subscribing;

internal enum FailureKind
{
    /// <summary>No connection, or it broke.</summary>
    Network,

    /// <summary>No whole answer within ten seconds.</summary>
    Timeout,

    /// <summary>The certificate is not trusted or has another name.</summary>
    Tls,

    /// <summary>The receiver answered with an error.</summary>
    Status,

    /// <summary>410: the receiver wants no more. Trips at once.</summary>
    Gone,

    /// <summary>The host resolves to no address that may be dialled.</summary>
    ForbiddenAddress,

    /// <summary>The event can't be brought into the subscription's format (a template that fails).</summary>
    Format,
}
