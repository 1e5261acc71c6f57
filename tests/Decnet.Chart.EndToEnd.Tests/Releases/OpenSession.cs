using Decnet.EndToEnd.Tests.Intruders;

namespace Decnet.Chart.EndToEnd.Tests.Releases;

/// <summary>An intruder who stays logged in, and answers for as long as his machine and his connection live.</summary>
internal sealed class OpenSession : IAsyncDisposable
{
    private readonly SshIntruder intruder;
    private readonly RunningProgram shell;
    private int asked;

    private OpenSession(SshIntruder intruder, RunningProgram shell) => (this.intruder, this.shell) = (intruder, shell);

    public static async Task<OpenSession> BeginAsync(Decoy decoy, string user, string password, CancellationToken cancellationToken)
    {
        var intruder = await decoy.SshAsync(user, password, cancellationToken);
        var session = new OpenSession(intruder, intruder.Start());
        await session.AnswersAsync(cancellationToken);
        return session;
    }

    public async Task AnswersAsync(CancellationToken cancellationToken)
    {
        asked++;
        await shell.TypeAsync($"echo still-$(({asked}*1000+7))\n", cancellationToken);
        await shell.SeesAsync($"still-{(asked * 1000) + 7}", cancellationToken);
    }

    public async Task<int> LeaveAsync(CancellationToken cancellationToken)
    {
        await shell.TypeAsync("exit 5\n", cancellationToken);
        return (await shell.ExitAsync(cancellationToken)).ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await shell.DisposeAsync();
        intruder.Dispose();
    }
}
