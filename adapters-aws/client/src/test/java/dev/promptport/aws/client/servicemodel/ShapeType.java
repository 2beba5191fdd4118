package dev.promptport.aws.client.servicemodel;

/** The kinds of shapes that the models of services have. */
enum ShapeType {
    STRUCTURE,
    LIST,
    MAP,
    STRING,
    BOOLEAN,
    INTEGER,
    LONG,
    FLOAT,
    DOUBLE,
    TIMESTAMP,
    BLOB
}
