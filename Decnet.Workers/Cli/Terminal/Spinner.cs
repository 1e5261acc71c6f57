namespace Decnet.Cli.Terminal;

/// <summary>Shows that something goes on, on standard error, if somebody looks.</summary>
internal sealed class Spinner : IAsyncDisposable
{
    private const string Frames = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(120);
    private readonly Screen _screen;
    private readonly ITimer _timer;
    private int _frame;

    private Spinner(Screen screen, string doing)
    {
        _screen = screen;
        // What is done within a moment needs no sign of life.
        _timer = TimeProvider.System.CreateTimer(_ => Draw(doing), null, Pace * 2, Pace);
    }

    public static async Task<T> WhileAsync<T>(Screen screen, string doing, Func<Task<T>> work)
    {
        if (!screen.ErrorIsTerminal)
            return await work();

        await using var spinner = new Spinner(screen, doing);
        return await work();
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        if (_frame > 0)
            await _screen.Error.WriteAsync("\r\u001b[K");
    }

    private void Draw(string doing) => _screen.Error.Write($"\r{Frames[_frame++ % Frames.Length]} {doing}\u001b[K");
}
