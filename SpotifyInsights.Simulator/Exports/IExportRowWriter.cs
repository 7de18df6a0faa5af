using System.Text.Json;

namespace SpotifyInsights.Simulator.Exports;

/// <summary>Writes rows of one sort of file.</summary>
internal interface IExportRowWriter
{
    void Write(Utf8JsonWriter json, ExportRow row);
}
