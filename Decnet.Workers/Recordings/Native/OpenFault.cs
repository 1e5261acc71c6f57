using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Decnet.Recordings.Native;

/// <summary>An open(2) or statx(2) that the kernel refused. It never leaves this library.</summary>
internal sealed class OpenFault(OpenFaultKind kind, string message) : IOException(message)
{
    public OpenFaultKind Kind { get; } = kind;

    public static OpenFault From(int errno, string name, SafeFileHandle? opened)
    {
        opened?.Dispose();
        return errno switch
        {
            Libc.NoEntry => new OpenFault(OpenFaultKind.Missing, "it is not there"),
            Libc.NotPermitted => new OpenFault(OpenFaultKind.Forbidden, "permission denied"),
            Libc.TooManyLinks => new OpenFault(OpenFaultKind.Link, "it is a symbolic link"),
            Libc.NotDirectory => new OpenFault(OpenFaultKind.NotAFolder, "it is no folder"),
            Libc.NoDevice => new OpenFault(OpenFaultKind.Other, "it is no regular file"),
            _ => new OpenFault(OpenFaultKind.Other, $"{name}: {Marshal.GetPInvokeErrorMessage(errno)}"),
        };
    }
}
