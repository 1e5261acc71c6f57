namespace Decnet.Cli.Replaying;

/// <summary>Shows a recording, event by event.</summary>
internal sealed class Player(Recording recording, IReplayText text, IPace pace, ShownInput shownInput, Stream output)
{
    /// <summary>False when the viewer left before the end.</summary>
    public async Task<bool> PlayAsync(CancellationToken cancellationToken)
    {
        var now = 0.0;
        await foreach (var happened in recording.EventsAsync(cancellationToken))
        {
            if (!Shows(happened))
                continue;
            if (!await pace.WaitAsync(happened.Time - now, cancellationToken))
                return false;

            now = happened.Time;
            await output.WriteAsync(happened.Channel == 'i' ? text.Input(happened.Data) : text.Output(happened.Data), cancellationToken);
        }

        await output.WriteAsync(text.Finish(), cancellationToken);
        return true;
    }

    private bool Shows(RecordedEvent happened) => happened.Channel switch
    {
        'o' => true,
        'i' => shownInput == ShownInput.All || (shownInput == ShownInput.Hidden && happened.NoEcho),
        _ => false,
    };
}
