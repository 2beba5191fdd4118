output "curl" {
  description = "One request to each function, ready for a shell."
  value       = module.promptport.curl
}

output "url_caller_policy" {
  description = "Policy that lets an identity of this account call the URL."
  value       = module.promptport.url_caller_policy
}
