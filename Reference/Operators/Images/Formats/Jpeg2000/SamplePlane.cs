using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>A component's samples, counted from the least on.</summary>
internal sealed class SamplePlane
{
    public SamplePlane(ReferenceGrid grid, int component)
    {
        Sampling = grid.Components[component];
        X0 = (int)ReferenceGrid.Up(grid.X0, Sampling.Dx);
        Y0 = (int)ReferenceGrid.Up(grid.Y0, Sampling.Dy);
        Width = (int)ReferenceGrid.Up(grid.X1, Sampling.Dx) - X0;
        Height = (int)ReferenceGrid.Up(grid.Y1, Sampling.Dy) - Y0;
        Samples = Width > 0 && Height > 0 ? Shape.Allocate<ushort>([Height, Width]) : throw new ShapeException(
            $"JPEG 2000 component {component} has a sample at every {Sampling.Dx} x {Sampling.Dy} points: none is between "
                + $"({grid.X0}, {grid.Y0}) and ({grid.X1}, {grid.Y1})");
    }

    public GridComponent Sampling { get; }

    public int X0 { get; }

    public int Y0 { get; }

    public int Width { get; }

    public int Height { get; }

    public ushort[] Samples { get; }
}
