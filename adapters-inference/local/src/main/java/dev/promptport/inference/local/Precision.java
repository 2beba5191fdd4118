package dev.promptport.inference.local;

/** How weights are held: eight-bit integers with a scale for each row, or as 32-bit floats. */
public enum Precision {
    INT8,
    FP32
}
