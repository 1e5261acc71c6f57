namespace Decnet.Webhook.Subscribing;

/// <summary>Where a trip is written: the book's affair, the delivering side only hands it through.</summary>
internal enum TripMode
{
    Disable,
    StatusOnly,
}
