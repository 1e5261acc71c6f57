namespace Decnet.Cli.Replaying;

/// <summary>When the next event is due.</summary>
internal interface IPace
{
    /// <summary>Waits out the gap before an event; false when the viewer has had enough.</summary>
    Task<bool> WaitAsync(double seconds, CancellationToken cancellationToken);
}
