using Decnet.SessRec.Native;

namespace Decnet.SessRec.Machine;

/// <summary>A program that is to run as long as the machine does. Times are microseconds of the monotonic clock.</summary>
/// <param name="program">Its path; the first word of the command is what it is called.</param>
/// <param name="input">The descriptor that becomes its input, or negative for /dev/null.</param>
internal sealed class Daemon(string program, IReadOnlyList<string> command, IReadOnlyList<string> environment, int input = -1)
{
    private const long FirstPause = 100_000;
    private const long LongestPause = 30_000_000;
    private const long Settled = 60_000_000;

    private long _pause = FirstPause;
    private long _startedAt;
    private long _dueAt;

    public int Pid { get; private set; }

    /// <summary>Starts the program when its time has come. Returns when to ask again, or long.MaxValue while it runs.</summary>
    public long StartIfDue(long now)
    {
        if (Pid > 0)
        {
            return long.MaxValue;
        }

        if (now >= _dueAt)
        {
            _startedAt = now;
            Pid = Math.Max(0, ChildProcesses.Start(program, command, environment, input, -1, -1));
            if (Pid == 0)
            {
                Postpone(now);
            }
        }

        return Pid > 0 ? long.MaxValue : _dueAt;
    }

    /// <summary>True when the ended process was this one; it will start again after a pause that grows while it keeps ending.</summary>
    public bool Ended(int pid, long now)
    {
        if (pid != Pid)
        {
            return false;
        }

        Pid = 0;
        if (now - _startedAt >= Settled)
        {
            _pause = FirstPause;
        }

        Postpone(now);
        return true;
    }

    private void Postpone(long now)
    {
        _dueAt = now + _pause;
        _pause = Math.Min(_pause * 2, LongestPause);
    }
}
