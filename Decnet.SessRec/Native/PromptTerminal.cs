using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>The terminal on descriptor 0 while a log-in prompt uses it.</summary>
internal static unsafe class PromptTerminal
{
    private const uint Echo = 0x8;
    private const uint EchoNewline = 0x40;
    private const int AfterFlush = 2;

    /// <summary>Echo off leaves the terminal canonical: only then is what is typed marked as not echoed.</summary>
    public static void SetEcho(bool on)
    {
        Extra.Termios settings;
        if (Extra.tcgetattr(0, &settings) < 0)
        {
            return;
        }

        settings.Local = on ? settings.Local | Echo : settings.Local & ~(Echo | EchoNewline);
        _ = Extra.tcsetattr(0, AfterFlush, &settings);
    }

    /// <summary>Name of the terminal without /dev/, or empty.</summary>
    public static string Name
    {
        get
        {
            var path = ProcessFiles.Link("/proc/self/fd/0");
            return path.StartsWith("/dev/", StringComparison.Ordinal) ? path[5..] : "";
        }
    }

    public static string HostName
    {
        get
        {
            var name = stackalloc byte[256];
            return Extra.gethostname(name, 255) < 0 ? "" : System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint)name) ?? "";
        }
    }

    public static void SetVariable(string name, string value)
    {
        fixed (byte* n = CString.From(name), v = CString.From(value))
        {
            _ = Extra.setenv(n, v, 1);
        }
    }

    public static bool EnterDirectory(string path)
    {
        fixed (byte* p = CString.From(path))
        {
            return Extra.chdir(p) == 0;
        }
    }

    public static int Parent => LibC.getppid();
}
