namespace Decnet.Cli.Replaying;

/// <summary>Which of the typed text is shown beside the output.</summary>
internal enum ShownInput
{
    None,

    /// <summary>What the terminal didn't echo: passwords.</summary>
    Hidden,

    All,
}
