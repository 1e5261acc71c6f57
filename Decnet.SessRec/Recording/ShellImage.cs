using System.Text;
using Decnet.SessRec.Native;

namespace Decnet.SessRec.Recording;

/// <summary>The shell as sshd would have started it had it stood in /etc/passwd itself.</summary>
internal static class ShellImage
{
    public static ProcessImage From(SessionContext context)
    {
        var image = new ProcessImage(Encoding.UTF8.GetBytes(context.Shell), [Name(context), .. context.Arguments]);
        if (context.Environment is { } environment)
        {
            image.SetEnvironment(environment);
        }
        else
        {
            image.InheritEnvironment();
        }

        image.Replace("SHELL"u8, Encoding.UTF8.GetBytes(context.Shell));
        return image;
    }

    /// <summary>argv of the shell, each entry ending in NUL.</summary>
    public static byte[] CommandLine(SessionContext context)
    {
        var line = new List<byte>();
        foreach (var argument in (byte[][])[Name(context), .. context.Arguments])
        {
            line.AddRange(argument);
            line.Add(0);
        }

        return [.. line];
    }

    /// <summary>What stands behind <c>-c</c>.</summary>
    public static byte[] Command(SessionContext context)
    {
        for (var i = 0; i + 1 < context.Arguments.Count; i++)
        {
            if (context.Arguments[i].AsSpan().SequenceEqual("-c"u8))
            {
                return context.Arguments[i + 1];
            }
        }

        return [];
    }

    private static byte[] Name(SessionContext context)
    {
        var name = context.Shell[(context.Shell.LastIndexOf('/') + 1)..];
        return Encoding.UTF8.GetBytes(context.IsLogin ? "-" + name : name);
    }
}
