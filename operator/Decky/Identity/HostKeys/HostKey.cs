namespace Decnet.Operator.Decky.Identity.HostKeys;

/// <param name="Private">An <c>openssh-key-v1</c> PEM, as <c>ssh-keygen</c> writes it.</param>
/// <param name="Public">One line: algorithm, base64, comment.</param>
internal sealed record HostKey(string Private, string Public);
