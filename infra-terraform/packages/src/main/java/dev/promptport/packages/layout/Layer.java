package dev.promptport.packages.layout;

import dev.promptport.packages.zip.Tree;

import java.util.List;
import java.util.Map;

/**
 * Files that functions share, below {@code /opt}.
 *
 * @param zip the name of its file
 * @param architectures Lambda's names of the processors it is for
 * @param environment the variables that functions with this layer have to have
 */
public record Layer(
        String name,
        String zip,
        List<String> architectures,
        Map<String, String> environment,
        Tree tree) {}
