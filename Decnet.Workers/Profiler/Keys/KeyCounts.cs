namespace Decnet.Profiler.Keys;

/// <summary>Keys by kind, of one input or of a session.</summary>
internal struct KeyCounts
{
    public int Total { get; private set; }

    public int Backspace { get; private set; }

    public int WordKill { get; private set; }

    public int LineKill { get; private set; }

    public int Abort { get; private set; }

    public int EndOfFile { get; private set; }

    public int Arrow { get; private set; }

    public int Tab { get; private set; }

    public int Pasted { get; private set; }

    public int PasteEvents { get; private set; }

    public bool Bracketed { get; private set; }

    public void Add(Key key)
    {
        Bracketed |= key.IsBracket;
        Total += key.IsBracket ? 0 : 1;
        Backspace += One(key, Key.Backspace);
        WordKill += One(key, Key.WordKill);
        LineKill += One(key, Key.LineKill);
        Abort += One(key, Key.Abort);
        EndOfFile += One(key, Key.EndOfFile);
        Arrow += One(key, Key.Arrow);
        Tab += One(key, Key.Tab);
    }

    /// <summary>The keys of one input. Pasted ones are nobody's strokes of a special key.</summary>
    public void Add(in KeyCounts input, bool pasted)
    {
        Total += input.Total;
        if (pasted)
        {
            Pasted += input.Total;
            PasteEvents++;
            return;
        }

        Backspace += input.Backspace;
        WordKill += input.WordKill;
        LineKill += input.LineKill;
        Abort += input.Abort;
        EndOfFile += input.EndOfFile;
        Arrow += input.Arrow;
        Tab += input.Tab;
    }

    private static int One(Key key, Key wanted) => key == wanted ? 1 : 0;
}
