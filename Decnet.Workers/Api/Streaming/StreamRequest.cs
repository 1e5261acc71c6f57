using System.Globalization;
using Decnet.Api.Answering;
using Decnet.Bus.Events;
using Decnet.Bus.Topics;
using Microsoft.Extensions.Primitives;

namespace Decnet.Api.Streaming;

/// <summary>What a client wants to hear of.</summary>
/// <param name="Namespace">Null for everything; else events of this namespace's deckies, and nothing of `system.&gt;`.</param>
/// <param name="SinceUs">Time of the last event that it saw, in microseconds since 1970; null when it begins.</param>
internal sealed record StreamRequest(IReadOnlyList<TopicPattern> Patterns, string? Namespace, long? SinceUs)
{
    private const int MostPatterns = 32;

    /// <exception cref="ApiFault">A pattern or the id makes no sense.</exception>
    public static StreamRequest Read(string[]? topics, string? space, StringValues lastEventId)
    {
        if (topics?.Length > MostPatterns)
            throw ApiFault.BadRequest($"at most {MostPatterns} topics");

        var patterns = new List<TopicPattern>();
        foreach (var topic in topics is { Length: > 0 } ? topics : [">"])
        {
            patterns.Add(TopicPattern.TryParse(topic, out var pattern)
                ? pattern
                : throw ApiFault.BadRequest("topic is no pattern: words with dots between them, * for any one, > at the end for one or more"));
        }

        return new StreamRequest(patterns, space, Since(lastEventId));
    }

    public bool Wants(BusEvent one) => Patterns.Any(pattern => pattern.Matches(one.Topic)) && (Namespace is null || EventPlace.Of(one) == Namespace);

    private static long? Since(StringValues id)
    {
        if (StringValues.IsNullOrEmpty(id))
            return null;

        const int longest = 17;
        var time = id.ToString().Split('-')[0];
        return time.Length is > 0 and <= longest && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds)
            ? microseconds
            : throw ApiFault.BadRequest("Last-Event-ID is none of ours");
    }
}
