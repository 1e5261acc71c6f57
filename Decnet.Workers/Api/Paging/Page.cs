namespace Decnet.Api.Paging;

/// <summary>A part of a list.</summary>
/// <param name="Next">What to give as `cursor` for the next part; null at the end.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
