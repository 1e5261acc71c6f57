namespace Decnet.Bus.Wire;

/// <summary>Which topics and patterns the wire carries: tokens of printable ASCII joined by dots.</summary>
internal static class TopicSyntax
{
    /// <summary>No empty token, no space, no wildcard.</summary>
    public static bool IsTopic(ReadOnlySpan<byte> text)
    {
        var tokens = 0;
        foreach (var range in text.Split((byte)'.'))
        {
            if (++tokens > WireLimits.Tokens || !IsLiteral(text[range]))
            {
                return false;
            }
        }

        return tokens > 0;
    }

    /// <summary>As a topic, but a whole token may be `*` (in few places), and the last one `&gt;`.</summary>
    public static bool IsPattern(ReadOnlySpan<byte> text)
    {
        var (tokens, wildcards) = (0, 0);
        foreach (var range in text.Split((byte)'.'))
        {
            var token = text[range];
            wildcards += token is [(byte)'*'] ? 1 : 0;
            var wild = token is [(byte)'*'] || (token is [(byte)'>'] && range.End.GetOffset(text.Length) == text.Length);
            if (++tokens > WireLimits.Tokens || wildcards > WireLimits.Wildcards || (!wild && !IsLiteral(token)))
            {
                return false;
            }
        }

        return tokens > 0;
    }

    private static bool IsLiteral(ReadOnlySpan<byte> token) =>
        !token.IsEmpty && !token.ContainsAnyExceptInRange((byte)0x21, (byte)0x7e) && !token.ContainsAny((byte)'*', (byte)'>');
}
