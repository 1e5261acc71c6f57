using System.Text;
using Decnet.Bus.Wire;

namespace Decnet.Bus.Topics;

/// <summary>What a subscription asks for: tokens, `*` for any one, `&gt;` at the end for one or more.</summary>
public readonly record struct TopicPattern
{
    private readonly string? _text;

    private TopicPattern(string text) => _text = text;

    public static TopicPattern AllOfAttackers { get; } = Parse("attacker.>");

    public static TopicPattern AllOfSystem { get; } = Parse("system.>");

    public static TopicPattern StateOfAnyDecky { get; } = Parse("decky.*.state");

    public static TopicPattern TrafficOfAnyDecky { get; } = Parse("decky.*.traffic");

    public static TopicPattern MutationOfAnyDecky { get; } = Parse("decky.*.mutation");

    public static TopicPattern FingerprintOfAnyDecky { get; } = Parse("decky.*.fingerprint");

    /// <exception cref="FormatException">It is no pattern.</exception>
    public static TopicPattern Parse(string text) =>
        TryParse(text, out var pattern) ? pattern : throw new FormatException($"no topic pattern: \"{text}\"");

    public static bool TryParse(string? text, out TopicPattern pattern)
    {
        var fits = text is { Length: > 0 and <= WireLimits.Header / 2 } && Ascii.IsValid(text)
            && TopicSyntax.IsPattern(Encoding.ASCII.GetBytes(text));
        pattern = fits ? new TopicPattern(text!) : default;
        return fits;
    }

    /// <summary>The pattern that only this topic matches.</summary>
    public static TopicPattern Only(Topic topic) => Parse(topic.ToString());

    /// <summary>Whether an event on this topic is wanted.</summary>
    public bool Matches(string topic)
    {
        var rest = topic.AsSpan();
        var ended = false;
        foreach (var range in ToString().AsSpan().Split('.'))
        {
            var wanted = ToString().AsSpan()[range];
            if (ended || wanted is ">")
            {
                return !ended;
            }

            var dot = rest.IndexOf('.');
            var token = dot < 0 ? rest : rest[..dot];
            if (wanted is not "*" && !token.SequenceEqual(wanted))
            {
                return false;
            }

            ended = dot < 0;
            rest = ended ? [] : rest[(dot + 1)..];
        }

        return ended;
    }

    public override string ToString() => _text ?? "";
}
