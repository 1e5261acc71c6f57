using System.Text;
using Decnet.SessRec.Native;
using Tmds.Linux;

namespace Decnet.SessRec.Machine;

/// <summary>PID 1's word to whoever runs the machine: the container's error output.</summary>
internal static class Console
{
    public static void Say(string text) => _ = Files.Write(LibC.STDERR_FILENO, Encoding.UTF8.GetBytes(text + "\n"));
}
