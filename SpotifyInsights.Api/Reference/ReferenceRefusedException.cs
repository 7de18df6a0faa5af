using SpotifyInsights.Storage.Reference;

namespace SpotifyInsights.Api.Reference;

/// <summary>A file that is no reference data set, or a broken one. The former data stay in use.</summary>
public sealed class ReferenceRefusedException(ReferenceFault fault, Exception? inner = null) : Exception(Say(fault), inner)
{
    /// <summary>Where and why.</summary>
    public ReferenceFault Fault { get; } = fault;

    private static string Say(ReferenceFault fault) =>
        FormattableString.Invariant($"Line {fault.Line}{(fault.Column is null ? "" : $", column `{fault.Column}`")}: {fault.Reason}");
}
