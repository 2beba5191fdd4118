locals {
  rest_url = one([for api in module.rest_api : coalesce(api.domain_url, api.url)])
  urls = merge(
    { for name in local.rest_functions : name => local.rest_url },
    { for name, api in module.http_api : name => coalesce(api.domain_url, api.url) },
    { for url in module.function_url[*].url : "toxicity" => trimsuffix(url, "/") },
  )

  # Path and body of one request each.
  requests = {
    "t5"               = { path = "/rust-lambda-t5?name=world", body = jsonencode({ command = "summarize: This package contains a library for reading and writing image files in many formats." }) }
    "sagemaker-chat"   = { path = "/invoke_sagemaker_endpoint", body = jsonencode({ inputs = "What is a binary search tree?", parameters = { max_new_tokens = 128 } }) }
    "toxicity"         = { path = "/?k=3&q=who%20am%20i", body = "" }
    "code-generation"  = { path = "/code_generation", body = jsonencode({ key = "Python", message = "generate binary search tree" }) }
    "openai-chat"      = { path = "/examples/default-grammar", body = jsonencode({ input_text = "she broked the lamp post" }) }
    "memory-chat"      = { path = "/examples/default-marv-sarcastic-chat", body = jsonencode({ input_text = "Meet the viewers." }) }
    "function-calling" = { path = "/examples/openai-function-calling", body = jsonencode({ input_text = "When does the SHOP open on Saturday?" }) }
    "info"             = { path = "/info", body = "" }
  }

  # What curl signs a request to a function URL with.
  signature = "--aws-sigv4 aws:amz:${local.region}:lambda --user \"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY\" -H \"x-amz-security-token: $AWS_SESSION_TOKEN\""
}

output "urls" {
  description = "Base URL of each function's API, without a slash at the end."
  value       = local.urls
}

output "curl" {
  description = "One request to each function, ready for a shell; $API_KEY is one of the output api_keys."
  value = {
    for name in keys(var.functions) : name => join(" ", compact([
      "curl -sS",
      name == "toxicity" && var.function_url.authorization == "AWS_IAM" ? local.signature : "",
      contains(local.keyed_functions, name) ? "-H \"x-api-key: $API_KEY\"" : "",
      local.requests[name].body == "" ? "" : "-H 'content-type: application/json' -d '${local.requests[name].body}'",
      "'${local.urls[name]}${local.requests[name].path}'",
    ]))
  }
}

output "api_keys" {
  description = "Keys of the REST API by name, for the header x-api-key."
  value       = merge(module.rest_api[*].key_values...)
  sensitive   = true
}

output "function_names" {
  description = "Names of the functions on Lambda."
  value       = { for name, function in module.function : name => function.name }
}

output "role_arns" {
  description = "Roles of the functions."
  value       = { for name, function in module.function : name => function.role_arn }
}

output "log_groups" {
  description = "Log groups of the functions."
  value       = { for name, function in module.function : name => function.log_group_name }
}

output "artifacts" {
  description = "Where code-generation saves its files; null without it."
  value       = contains(keys(var.functions), "code-generation") ? local.artifacts.location : null
}

output "conversations_table" {
  description = "Table that memory-chat remembers conversations in; null without one."
  value       = local.table
}

output "endpoints" {
  description = "Names of the SageMaker endpoints made here."
  value       = { for key, endpoint in module.endpoint : key => endpoint.name }
}

output "url_caller_policy" {
  description = "Policy (JSON) that lets an identity of this account call toxicity's function URL; null without it."
  value       = one(module.function_url[*].caller_policy_json)
}

output "alarms_topic_arn" {
  description = "Topic of the alarms; null without alarms."
  value       = local.topic_arn
}

output "site_url" {
  description = "Address of the page; null without a site."
  value       = one(module.site[*].url)
}
