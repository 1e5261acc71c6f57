namespace Decnet.Webhook.Dialing;

/// <summary>A receiver's host has no address that may be dialled. The message says which it has.</summary>
internal sealed class ForbiddenAddressException(string message) : Exception(message);
