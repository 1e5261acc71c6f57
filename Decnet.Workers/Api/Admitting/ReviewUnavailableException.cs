namespace Decnet.Api.Admitting;

/// <summary>The API server could not be asked, or would not answer us.</summary>
internal sealed class ReviewUnavailableException(string message, Exception inner) : Exception(message, inner);
