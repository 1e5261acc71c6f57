namespace Decnet.Cli.Replaying;

/// <summary>What is done with the escape sequences of a recording.</summary>
internal enum Escapes
{
    /// <summary>Those that draw are kept, those that act on a terminal are dropped.</summary>
    Safe,

    /// <summary>Lines of text.</summary>
    Strip,

    /// <summary>The bytes as they were recorded.</summary>
    Raw,
}
