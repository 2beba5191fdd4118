output "curl" {
  description = "One request to each function, ready for a shell."
  value       = module.promptport.curl
}

output "artifacts" {
  description = "Where the files are."
  value       = module.promptport.artifacts
}
