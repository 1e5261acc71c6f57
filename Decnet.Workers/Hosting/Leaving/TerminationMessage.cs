using System.Text;

namespace Decnet.Hosting.Leaving;

/// <summary>The file that the kubelet reads a container's last words from. Outside a pod it is not there, and nothing is written.</summary>
internal sealed class TerminationMessage(string path)
{
    // The kubelet keeps 4096 bytes.
    private const int Longest = 2048;

    public void Write(string reason)
    {
        if (!File.Exists(path))
            return;
        try
        {
            var line = new string([.. reason.Take(Longest).Select(c => char.IsControl(c) ? ' ' : c)]);
            File.WriteAllText(path, line, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The log has it as well.
        }
    }
}
