namespace Decnet.Recordings.Finding;

/// <summary>Whose transcripts these are. It comes from the path alone: what a line says about itself is the intruder's word.</summary>
public readonly record struct TranscriptSource(string Namespace, string Decky, string Service)
{
    public override string ToString() => $"{Namespace}/{Decky}/{Service}";
}
