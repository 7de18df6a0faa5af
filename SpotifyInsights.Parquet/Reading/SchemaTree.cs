using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Reading;

/// <summary>Turns the footer's flat list of schema elements into columns: those that can be read, and those that cannot with the reason.</summary>
internal sealed class SchemaTree
{
    private readonly IReadOnlyList<SchemaElement> elements;
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly List<ColumnPlan> columns = [];
    private readonly List<UnsupportedColumn> unsupported = [];
    private int next = 1;

    private SchemaTree(IReadOnlyList<SchemaElement> elements)
    {
        this.elements = elements;
    }

    public IReadOnlyList<ColumnPlan> Columns => columns;

    public IReadOnlyList<UnsupportedColumn> Unsupported => unsupported;

    /// <summary>How many columns of values each row group has.</summary>
    public int LeafCount { get; private set; }

    public static SchemaTree Read(IReadOnlyList<SchemaElement> elements)
    {
        if (elements.Count == 0)
        {
            throw new ParquetException("the schema is empty.");
        }

        var tree = new SchemaTree(elements);
        for (int i = 0; i < elements[0].ChildCount; i++)
        {
            tree.ReadColumn();
        }

        return tree.next == elements.Count ? tree : throw Broken();
    }

    private static ParquetException Broken()
    {
        return new ParquetException("the schema's elements do not form a tree.");
    }

    private void ReadColumn()
    {
        int start = next;
        int leaf = LeafCount;
        PassOver();
        SchemaElement top = elements[start];
        string? obstacle;
        ColumnPlan? plan = null;
        if (top.Name.Length == 0 || !names.Add(top.Name))
        {
            obstacle = "a column without a name of its own";
        }
        else if (IsLeaf(top) && top.Repetition != Repetition.Repeated)
        {
            int definition = top.Repetition == Repetition.Optional ? 1 : 0;
            plan = LeafType.Of(top, out obstacle) is { } type
                ? new ColumnPlan(new ParquetField(top.Name, type.Type, definition > 0), leaf, type, definition, 0)
                : null;
        }
        else
        {
            plan = PlanList(elements.Skip(start).Take(next - start).ToArray(), leaf, out obstacle);
        }

        if (plan is not null)
        {
            columns.Add(plan);
        }
        else
        {
            unsupported.Add(new UnsupportedColumn(top.Name, obstacle ?? "nested values"));
        }
    }

    /// <summary>
    /// The three forms of a list, by the format's rules for old files: an outer group around a repeated group around the item; an outer
    /// group around a repeated item; a repeated item alone.
    /// </summary>
    private static ColumnPlan? PlanList(SchemaElement[] nodes, int leaf, out string? obstacle)
    {
        SchemaElement top = nodes[0];
        SchemaElement item = nodes[^1];
        int outer = top.Repetition == Repetition.Optional ? 1 : 0;
        bool isChain = nodes.Length <= 3 && nodes[..^1].All(n => n.ChildCount == 1);
        bool isList = nodes.Length == 1 || IsAnnotated(top);
        bool hasRepeated = nodes.Length switch
        {
            1 => true,
            2 => item.Repetition == Repetition.Repeated,
            _ => nodes[1].Repetition == Repetition.Repeated && item.Repetition != Repetition.Repeated
                && nodes[1].Name != "array" && nodes[1].Name != top.Name + "_tuple",
        };
        if (!isChain || !isList || !hasRepeated || top.Type is not null != (nodes.Length == 1) || top.Repetition == Repetition.Repeated != (nodes.Length == 1))
        {
            obstacle = Describe(top);
            return null;
        }

        if (LeafType.Of(item, out obstacle) is not { } type)
        {
            return null;
        }

        int definition = outer + 1 + (item.Repetition == Repetition.Optional ? 1 : 0);
        ParquetField field = type.Type == ParquetType.String
            ? new ParquetField(top.Name, ParquetType.StringList, outer > 0)
            : new ParquetField(top.Name, ParquetType.List, outer > 0) { ItemType = type.Type };
        return new ColumnPlan(field, leaf, type, definition, outer);
    }

    private static bool IsLeaf(SchemaElement element)
    {
        return element.Type is not null;
    }

    private static bool IsAnnotated(SchemaElement element)
    {
        return element.ConvertedType == ConvertedType.List || element.LogicalType.Kind == LogicalKind.List;
    }

    private static string Describe(SchemaElement top)
    {
        if (top.ConvertedType is ConvertedType.Map or ConvertedType.MapKeyValue || top.LogicalType.Kind == LogicalKind.Map)
        {
            return "a map";
        }

        return IsAnnotated(top) ? "a list of nested values" : "nested values (a struct)";
    }

    private void PassOver()
    {
        long open = 1;
        while (open > 0)
        {
            if (next >= elements.Count)
            {
                throw Broken();
            }

            SchemaElement element = elements[next++];
            bool isLeaf = IsLeaf(element);
            if (element.ChildCount < 0 || (isLeaf && element.ChildCount > 0) || element.Repetition is < Repetition.Required or > Repetition.Repeated)
            {
                throw Broken();
            }

            LeafCount += isLeaf ? 1 : 0;
            open += element.ChildCount - 1;
        }
    }
}
