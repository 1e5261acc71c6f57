using Decnet.SessRec.Native;
using Decnet.SessRec.Recording.Relaying;

namespace Decnet.SessRec.Recording;

/// <summary>
/// A session without a terminal: a command, scp, sftp. The shell's descriptors are of the same kinds as those that the
/// session was started with, and those that are one and the same stay so.
/// </summary>
internal sealed class StreamSession(SessionContext context, SessionLog log)
{
    private readonly FileStatus[] _status = new FileStatus[3];
    private readonly StreamKind[] _kinds = new StreamKind[3];
    private readonly int[] _ours = [-1, -1, -1];
    private readonly int[] _theirs = [0, 1, 2];
    private long _inputKept;

    /// <summary>The session's end, or null when it could not be started and the plain shell has to do.</summary>
    public SessionEnd? Run(SessionOpening opening)
    {
        if (!MirrorAll() || opening.Begin("", 0, 0) is not { } transcript)
        {
            return null;
        }

        var signals = Signals.Watch();
        var child = signals < 0 ? signals : Processes.SpawnOnStreams(opening.Image, _theirs[0], _theirs[1], _theirs[2]);
        if (child < 0)
        {
            opening.GiveUp(transcript);
            return null;
        }

        opening.HasShell = true;
        CloseTheirs();
        opening.Disguise();
        log.Started(opening.Details);
        var end = new StreamRelay(Input(transcript), Outputs(transcript), signals, child).Run();
        opening.Finish(transcript, end);
        return end;
    }

    private bool MirrorAll()
    {
        for (var i = 0; i < 3; i++)
        {
            var known = Files.Status(i, out _status[i]) >= 0;
            _kinds[i] = known && _status[i].IsSocket ? StreamKind.Socket : known && _status[i].IsPipe ? StreamKind.Pipe : StreamKind.Other;
            if (_kinds[i] != StreamKind.Other && !Mirror(i))
            {
                return false;
            }
        }

        return true;
    }

    private bool Mirror(int i)
    {
        for (var earlier = 0; earlier < i; earlier++)
        {
            // A pipe's two ends look the same; one that is both read and written here is not taken for one thing.
            if (_status[earlier].IsSameFileAs(_status[i]) && (_kinds[i] == StreamKind.Socket || earlier > 0))
            {
                (_ours[i], _theirs[i]) = (_ours[earlier], _theirs[earlier]);
                return true;
            }
        }

        return (_kinds[i], i) switch
        {
            (StreamKind.Socket, _) => Streams.SocketPair(out _ours[i], out _theirs[i]) >= 0,
            (_, 0) => Streams.Pipe(out _theirs[i], out _ours[i]) >= 0 && NeverWait(i),
            _ => Streams.Pipe(out _ours[i], out _theirs[i]) >= 0 && NeverWait(i),
        };
    }

    // A write that waited for the shell to read would wait for ever if the shell itself waits for its output to be read. The shell's end is not touched.
    private bool NeverWait(int i) => Streams.SetNonBlocking(_ours[i]) >= 0;

    private void CloseTheirs()
    {
        foreach (var fd in _theirs.Distinct().Where(static fd => fd > 2))
        {
            _ = Files.Close(fd);
        }
    }

    private StreamPump? Input(Transcript transcript)
    {
        if (_kinds[0] == StreamKind.Other)
        {
            return null;
        }

        return new StreamPump(StreamEnd.Outer(0, _kinds[0], forReading: true), new StreamEnd(_ours[0], _kinds[0]), chunk =>
        {
            // What is sent to a command can be a file of any size: kept up to the cap too.
            var length = chunk.Length - Transcript.Headroom;
            if (_inputKept + length > context.Settings.SessionCap)
            {
                transcript.SkipInput(length);
                return;
            }

            _inputKept += length;
            transcript.Input(chunk, isHidden: false);
        });
    }

    private List<StreamPump> Outputs(Transcript transcript)
    {
        var pumps = new List<StreamPump>();
        for (var i = 1; i < 3; i++)
        {
            if (_kinds[i] == StreamKind.Other)
            {
                continue;
            }

            if (i == 2 && _ours[2] == _ours[1])
            {
                _ = _kinds[2] == StreamKind.Pipe ? Files.Close(2) : 0;
                continue;
            }

            var isError = i == 2;
            pumps.Add(new StreamPump(
                new StreamEnd(_ours[i], _kinds[i]), StreamEnd.Outer(i, _kinds[i], forReading: false), chunk => transcript.Output(chunk, isError)));
        }

        return pumps;
    }
}
