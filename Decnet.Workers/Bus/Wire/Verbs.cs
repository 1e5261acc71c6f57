namespace Decnet.Bus.Wire;

/// <summary>The spelling of verbs.</summary>
internal static class Verbs
{
    public static bool TryParse(ReadOnlySpan<byte> text, out Verb verb)
    {
        (var known, verb) = text switch
        {
            _ when text.SequenceEqual("PUB"u8) => (true, Verb.Pub),
            _ when text.SequenceEqual("EVT"u8) => (true, Verb.Evt),
            _ when text.SequenceEqual("SUB"u8) => (true, Verb.Sub),
            _ when text.SequenceEqual("UNSUB"u8) => (true, Verb.Unsub),
            _ when text.SequenceEqual("PING"u8) => (true, Verb.Ping),
            _ when text.SequenceEqual("PONG"u8) => (true, Verb.Pong),
            _ when text.SequenceEqual("HELLO"u8) => (true, Verb.Hello),
            _ when text.SequenceEqual("FWD"u8) => (true, Verb.Fwd),
            _ when text.SequenceEqual("BYE"u8) => (true, Verb.Bye),
            _ => (false, default),
        };
        return known;
    }
}
