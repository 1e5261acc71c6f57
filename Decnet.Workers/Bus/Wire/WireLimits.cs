namespace Decnet.Bus.Wire;

/// <summary>Sizes of the wire form, in bytes.</summary>
internal static class WireLimits
{
    /// <summary>The header line without its line end.</summary>
    public const int Header = 4096;

    public const int Body = 1024 * 1024;

    /// <summary>What a client accepts: the envelope comes on top of a body of the full size.</summary>
    public const int EventBody = Body + (32 * 1024);

    public const int LengthField = 4;

    /// <summary>A whole frame: header, CR LF, length, body.</summary>
    public const int Frame = Header + 2 + LengthField + Body;

    /// <summary>Tokens of a topic or pattern; those of the product have at most five.</summary>
    public const int Tokens = 12;

    /// <summary>`*` in a pattern: each doubles what a match may have to look at.</summary>
    public const int Wildcards = 4;
}
