namespace Verification.Reference.Kernels;

/// <summary>The innermost kernel: a tile of C kept in registers while the products over the whole depth are added to it.</summary>
internal unsafe interface ITile<T>
    where T : unmanaged
{
    /// <summary>Rows of the tile.</summary>
    static abstract int Rows { get; }

    /// <summary>Numbers in one register; a tile is one to three registers wide.</summary>
    static abstract int Lanes { get; }

    /// <summary>C[i, j] = start[i, j] + Σₚ A[i, p]·B[p, j] over the tile, p ascending.</summary>
    /// <param name="vectors">Width of the tile in registers: 1, 2 or 3.</param>
    /// <param name="task">Where the operands lie.</param>
    static abstract void Run(int vectors, in TileTask<T> task);

    /// <summary>sums[i] = Σₚ A[i, p]·b[p] for rows whose numbers lie one after the other, in as many partial sums as a register holds.</summary>
    static abstract void Dot(int rows, nint depth, T* a, nint aRow, T* b, T* sums);
}

/// <summary>What the sum in a tile starts from.</summary>
internal enum Start
{
    /// <summary>Zero: C is overwritten.</summary>
    Zero,

    /// <summary>C itself: C += A·B.</summary>
    Sum,

    /// <summary>One number per row: C = bias + A·B.</summary>
    Bias,
}
