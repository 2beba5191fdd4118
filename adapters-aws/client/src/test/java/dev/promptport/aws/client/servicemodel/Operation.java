package dev.promptport.aws.client.servicemodel;

/**
 * One operation of a service.
 *
 * @param input what is to be given to it
 */
record Operation(String name, String method, UriTemplate place, Shape input) {}
