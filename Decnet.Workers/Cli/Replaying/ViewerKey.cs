namespace Decnet.Cli.Replaying;

/// <summary>What a viewer can ask for.</summary>
internal enum ViewerKey
{
    Pause,
    Step,
    Faster,
    Slower,
    Quit,
}
