namespace Decnet.SessRec.Machine.LivedIn;

/// <summary>A file below a home directory. <paramref name="Modified"/> is in seconds since 1970.</summary>
internal sealed record PlantedFile(string Path, string Content, long Modified, int Mode = PlantedFile.Ordinary)
{
    public const int Ordinary = 0x1A4;
    public const int Program = 0x1ED;
    public const int Private = 0x180;
}
