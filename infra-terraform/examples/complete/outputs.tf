output "curl" {
  description = "One request to each function, ready for a shell."
  value       = module.promptport.curl
}

output "api_keys" {
  description = "Keys of the API by name."
  value       = module.promptport.api_keys
  sensitive   = true
}

output "urls" {
  description = "Base URL of each function."
  value       = module.promptport.urls
}

output "site_url" {
  description = "Address of the page."
  value       = module.promptport.site_url
}
