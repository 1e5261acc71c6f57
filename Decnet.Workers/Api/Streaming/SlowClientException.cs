namespace Decnet.Api.Streaming;

/// <summary>The client took nothing for too long.</summary>
internal sealed class SlowClientException() : IOException("the client takes nothing");
